package bellbird.rating;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.usage.Decoded;
import bellbird.usage.FileMoments;
import bellbird.usage.FileWork;
import bellbird.usage.RecordReader;
import bellbird.usage.RecyclingWork;
import bellbird.usage.StoredContent;
import bellbird.usage.Suspense;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends suspended records back in, file by file: each is read again from its file as it came, by
 * the profile of today, and rated or set aside anew. After a crash it goes on behind the last
 * committed chunk.
 */
@ApplicationScoped
class RecyclingJob implements JobHandler {

    /** Records in one transaction. */
    int chunkSize = 5_000;

    @EJB FileWork files;
    @EJB RecyclingWork recyclings;
    @EJB RatingChunks chunks;
    @Inject TenantProfiles tenants;
    @Inject BusinessClock clock;

    @Override
    public String kind() {
        return Suspense.JOB;
    }

    @Override
    public void run(JobRun run) throws IOException {
        UUID recycling = UUID.fromString(run.key());
        RecyclingWork.Place place = RecyclingWork.Place.of(run.checkpoint());
        Optional<RecyclingWork.Piece> next = recyclings.next(recycling, place, chunkSize);
        while (next.isPresent()) {
            RecyclingWork.Piece piece = next.get();
            place = piece.end();
            chunks.recycle(run, recycling, piece.fileId(), read(piece), place.toString());
            next = recyclings.next(recycling, place, chunkSize);
        }
        boolean more = files.hasWaitingParts();
        while (more) {
            more = chunks.assemble(run, clock.now(), recycling, place.toString());
        }
        recyclings.finish(run, recycling);
    }

    /** None of a file that the profile of today cannot read; its records stay as they are. */
    private List<Decoded> read(RecyclingWork.Piece piece) throws IOException {
        RecordReader reader =
                new RecordReader(
                        new StoredContent(part -> files.part(piece.fileId(), part)),
                        piece.profile(),
                        tenants.current().country(),
                        FileMoments.recycled(piece.receivedAt(), clock.now()));
        List<Decoded> records = new ArrayList<>(piece.lines().size());
        try {
            for (long line : piece.lines()) {
                Decoded record = reader.at(line);
                if (record != null) {
                    records.add(record);
                }
            }
        } catch (CharacterCodingException otherCharset) {
            return List.of();
        }
        return records;
    }
}
