package bellbird.usage;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** Where usage files come from and how they are to be read. A feed is known by its name. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class UsageFeeds {

    private static final int LONGEST_NAME = 80;
    private static final Pattern FOLDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject AuditTrail audit;
    @Inject Jobs jobs;
    @Inject TenantProfiles tenants;

    /** By name. */
    public List<FeedDetail> list() {
        return withTables(FeedTables::details);
    }

    public FeedDetail get(UUID id) {
        return list().stream()
                .filter(feed -> feed.id().equals(id))
                .findFirst()
                .orElseThrow(BellbirdException::notFound);
    }

    /**
     * Makes a feed that reads its files by a profile.
     *
     * @param folder to watch; null for upload only
     */
    public UUID add(String name, @Nullable String folder, ProfileDocument profile) {
        String plain = name.strip();
        if (plain.isEmpty()
                || plain.length() > LONGEST_NAME
                || plain.chars().anyMatch(Character::isISOControl)) {
            throw BellbirdException.user("/name", "error.feed.name", "" + LONGEST_NAME);
        }
        checkFolder(folder, list());
        FeedProfile checked = profile.checked();
        UUID id = Ids.next();
        if (!withTables(tables -> tables.add(id, plain, folder, profile, clock.now()))) {
            throw BellbirdException.user("/name", "error.feed.nameTaken", plain);
        }
        makeFolder(folder);
        FeedWatchJob.ask(jobs, clock, id, "0", checked.watch());
        audit.record("add usage feed", "usage feed", id.toString(), null, text(folder, profile));
        return id;
    }

    /**
     * Changes how the files of a feed are read from now on. Files that came before stay as they
     * are.
     *
     * @param version of the feed that was seen
     * @return whether anything is other than before
     */
    public boolean change(UUID id, int version, @Nullable String folder, ProfileDocument profile) {
        FeedDetail before = get(id);
        if (Objects.equals(before.folder(), folder) && before.profile().equals(profile)) {
            return false;
        }
        if (!Objects.equals(before.folder(), folder)) {
            checkFolder(folder, list());
        }
        FeedProfile checked = profile.checked();
        if (!withTables(tables -> tables.change(id, version, folder, profile, clock.now()))) {
            throw BellbirdException.conflict("error.changedSince");
        }
        makeFolder(folder);
        FeedWatchJob.ask(jobs, clock, id, Integer.toString(version + 1), checked.watch());
        audit.record(
                "change usage feed",
                "usage feed",
                id.toString(),
                text(before.folder(), before.profile()),
                text(folder, profile));
        return true;
    }

    /** Makes the feeds named what a document says, all or nothing; others stay as they are. */
    public List<FeedChange> put(FeedDocument document) {
        List<FeedChange> changes = new ArrayList<>();
        for (int i = 0; i < document.feeds().size(); i++) {
            FeedDocument.Feed feed = document.feeds().get(i);
            try {
                changes.add(new FeedChange(feed.name(), put(feed)));
            } catch (BellbirdException refused) {
                throw within("/feeds/" + i, refused);
            }
        }
        return changes;
    }

    private FeedChange.Outcome put(FeedDocument.Feed feed) {
        Optional<FeedDetail> known =
                list().stream().filter(one -> one.name().equals(feed.name())).findFirst();
        if (known.isEmpty()) {
            add(feed.name(), feed.folder(), feed.profile());
            return FeedChange.Outcome.CREATED;
        }
        FeedDetail before = known.get();
        return change(before.id(), before.version(), feed.folder(), feed.profile())
                ? FeedChange.Outcome.CHANGED
                : FeedChange.Outcome.UNCHANGED;
    }

    /** The places of problems, as the whole document has them. */
    private static BellbirdException within(String pointer, BellbirdException refused) {
        if (refused.kind() != ErrorKind.USER) {
            return refused;
        }
        return new BellbirdException(
                ErrorKind.USER,
                refused.problems().stream()
                        .map(
                                one ->
                                        new Problem(
                                                pointer
                                                        + (inFeed(one.field()) ? "" : "/profile")
                                                        + one.field(),
                                                one.messageKey(),
                                                one.parameters()))
                        .toList());
    }

    private static boolean inFeed(String field) {
        return field.equals("/name") || field.equals("/folder");
    }

    /** What somebody should look at, of all feeds. */
    public List<FeedAlarm> alarms() {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            List<FeedAlarm> alarms = new ArrayList<>();
                            FeedAlarms look = new FeedAlarms(connection, clock.now(), clock.zone());
                            for (FeedDetail feed : new FeedTables(connection).details()) {
                                alarms.addAll(look.of(feed));
                            }
                            return alarms;
                        });
    }

    /** Says that the files which are missing by now will not come: nobody is told of them again. */
    public void settleGaps(UUID id) {
        FeedDetail feed = get(id);
        withTables(
                tables -> {
                    tables.settle(id);
                    return true;
                });
        audit.record("settle missing files", "usage feed", id.toString(), null, feed.name());
    }

    /**
     * Reads the beginning of a sample by a profile; nothing is kept.
     *
     * @throws BellbirdException if the profile itself is wrong
     */
    public ProfileTrial tryOut(ProfileDocument profile, byte[] sample) {
        return profile.checked().tryOut(sample, tenants.current().country(), clock.now());
    }

    private static void checkFolder(@Nullable String folder, List<FeedDetail> others) {
        if (folder == null) {
            return;
        }
        if (!FOLDER.matcher(folder).matches()) {
            throw BellbirdException.user("/folder", "error.feed.folder");
        }
        if (others.stream().anyMatch(feed -> folder.equals(feed.folder()))) {
            throw BellbirdException.user("/folder", "error.feed.folderTaken", folder);
        }
    }

    private void makeFolder(@Nullable String folder) {
        Optional<Path> inbox = InboxFolder.configured();
        if (folder != null && inbox.isPresent()) {
            TenantProfile tenant = tenants.current();
            try {
                Files.createDirectories(inbox.get().resolve(tenant.shortName()).resolve(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String text(@Nullable String folder, ProfileDocument profile) {
        return (folder == null ? "" : folder + " ") + StoredProfile.write(profile);
    }

    private interface TableWork<R extends @Nullable Object> {
        R on(FeedTables tables) throws SQLException;
    }

    private <R extends @Nullable Object> R withTables(TableWork<R> work) {
        ReturningWork<R> inSession = connection -> work.on(new FeedTables(connection));
        return entities.unwrap(Session.class).doReturningWork(inSession);
    }
}
