package bellbird.rating;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.usage.Decoded;
import bellbird.usage.FileMoments;
import bellbird.usage.FileState;
import bellbird.usage.FileWork;
import bellbird.usage.Inspection;
import bellbird.usage.OpenFile;
import bellbird.usage.RecordReader;
import bellbird.usage.StoredContent;
import bellbird.usage.UsageFiles;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes a registered usage file to its end: refused as a whole, or every record rated or set aside.
 * After a crash it goes on behind the last committed chunk.
 */
@ApplicationScoped
class UsageFileJob implements JobHandler {

    /** Records in one transaction; fewer of long lines, which are kept as they came. */
    int chunkSize = 5_000;

    private static final long CHUNK_CHARACTERS = 1_000_000;

    /** A key begins with the id of the file; one that is read again has a further part. */
    private static final int ID_LENGTH = 36;

    @EJB FileWork files;
    @EJB RatingChunks chunks;
    @Inject TenantProfiles tenants;
    @Inject BusinessClock clock;

    @Override
    public String kind() {
        return UsageFiles.JOB;
    }

    @Override
    public void run(JobRun run) throws IOException {
        UUID fileId = UUID.fromString(run.key().substring(0, ID_LENGTH));
        OpenFile file = files.open(fileId);
        if (file.state() == FileState.REGISTERED) {
            Inspection seen = RecordReader.inspect(content(fileId), file.profile());
            if (seen.refusal().isPresent()) {
                files.refuse(run, fileId, seen.refusal().get());
                return;
            }
            files.begin(run, fileId, seen.lines());
        }
        if (file.state() == FileState.REGISTERED || file.state() == FileState.PROCESSING) {
            long done = rate(run, fileId, file);
            assemble(run, done);
            files.finish(run, fileId);
        }
    }

    private void assemble(JobRun run, long done) {
        boolean more = files.hasWaitingParts();
        while (more) {
            more = chunks.assemble(run, clock.now(), null, Long.toString(done));
        }
    }

    /**
     * @return number of the last line that is done
     */
    private long rate(JobRun run, UUID fileId, OpenFile file) throws IOException {
        RecordReader reader =
                new RecordReader(
                        content(fileId),
                        file.profile(),
                        tenants.current().country(),
                        FileMoments.rated(file.receivedAt(), clock.now()));
        reader.skipTo(file.linesDone());
        long done = file.linesDone();
        FileOrder order = FileOrder.of(fileId, files.isOutOfTurn(fileId), done > 0);
        FileMemory memory = new FileMemory();
        List<Decoded> chunk = new ArrayList<>(chunkSize);
        long characters = 0;
        for (Decoded record = reader.next(); record != null; record = reader.next()) {
            chunk.add(record);
            characters += record.original().length();
            if (chunk.size() == chunkSize || characters > CHUNK_CHARACTERS) {
                chunks.rate(run, fileId, List.copyOf(chunk), done, record.line(), order, memory);
                done = record.line();
                chunk.clear();
                characters = 0;
            }
        }
        if (!chunk.isEmpty()) {
            long last = chunk.getLast().line();
            chunks.rate(run, fileId, List.copyOf(chunk), done, last, order, memory);
            done = last;
        }
        return done;
    }

    private StoredContent content(UUID fileId) {
        return new StoredContent(part -> files.part(fileId, part));
    }
}
