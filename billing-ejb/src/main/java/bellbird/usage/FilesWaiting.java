package bellbird.usage;

/**
 * What waits for a person, of all files.
 *
 * @param records that are suspended
 * @param held files that nobody has decided about
 * @param refused files of the last month that are not settled, and whose number no other has
 */
public record FilesWaiting(long records, long held, long refused) {}
