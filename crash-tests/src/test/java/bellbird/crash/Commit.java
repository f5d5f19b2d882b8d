package bellbird.crash;

/**
 * What the server tells of one commit.
 *
 * @param after whether it is in the database already, else it is about to be sent
 * @param work what it belongs to: a kind of job, or claim, clock, outbox, intake, checkout,
 *     webhook, provisioning
 * @param key of the job, {@code -} where there is none
 * @param whose schema of the operator; of a sign-up, the how manieth of the pass it is
 * @param ofWork which durable commit of this work and operator it is in the pass, from 1
 * @param ofKey which durable commit of this job it is
 */
record Commit(boolean after, String work, String key, String whose, int ofWork, int ofKey) {

    boolean is(Place place) {
        return after == place.after()
                && work.equals(place.work())
                && whose.equals(place.whose())
                && ofWork == place.commit();
    }

    /** A place where a pass can be disturbed: before or after the k-th commit of a work. */
    record Place(String whose, String work, int commit, boolean after) {
        @Override
        public String toString() {
            return "%s commit %d of %s (%s)"
                    .formatted(after ? "after" : "before", commit, work, whose);
        }
    }
}
