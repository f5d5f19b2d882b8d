package bellbird.usage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Feeds and their profiles in the tenant's tables. */
final class FeedTables {

    private static final String ADD =
            """
            insert into usage_feed (id, name, folder, profile, changed_at)
            values (?, ?, ?, ?::jsonb, ?) on conflict (name) do nothing
            """;
    private static final String CHANGE =
            """
            update usage_feed
               set folder = ?, profile = ?::jsonb, version = version + 1, changed_at = ?
             where id = ? and version = ?
            """;

    private final Connection connection;

    FeedTables(Connection connection) {
        this.connection = connection;
    }

    /** Makes the feed that every tenant has, unless it is there. */
    void ensure(UUID id, String name, ZoneId zone) throws SQLException {
        add(id, name, name, ProfileDocument.generic(zone), null);
    }

    /**
     * @param now when somebody wrote it; null if nobody did
     * @return false if there is a feed of that name
     */
    boolean add(
            UUID id,
            String name,
            @Nullable String folder,
            ProfileDocument profile,
            @Nullable Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, id);
            statement.setString(2, name);
            statement.setString(3, folder);
            statement.setString(4, StoredProfile.write(profile));
            statement.setObject(5, now == null ? null : now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /**
     * @param version that was seen
     * @return false if there is a later one by now
     */
    boolean change(
            UUID id, int version, @Nullable String folder, ProfileDocument profile, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, folder);
            statement.setString(2, StoredProfile.write(profile));
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setObject(4, id);
            statement.setInt(5, version);
            return statement.executeUpdate() == 1;
        }
    }

    /** By name. */
    List<FeedRow> list() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select id, name, folder from usage_feed order by name");
                ResultSet row = statement.executeQuery()) {
            List<FeedRow> feeds = new ArrayList<>();
            while (row.next()) {
                feeds.add(
                        new FeedRow(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("folder")));
            }
            return feeds;
        }
    }

    /** By name, with their profiles. */
    List<FeedDetail> details() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select id, name, folder, version, profile from usage_feed"
                                        + " order by name");
                ResultSet row = statement.executeQuery()) {
            List<FeedDetail> feeds = new ArrayList<>();
            while (row.next()) {
                feeds.add(
                        new FeedDetail(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("folder"),
                                row.getInt("version"),
                                StoredProfile.read(row.getString("profile"))));
            }
            return feeds;
        }
    }

    /** As {@link #details}, of one that is there. */
    FeedDetail detail(UUID id) throws SQLException {
        return details().stream().filter(feed -> feed.id().equals(id)).findFirst().orElseThrow();
    }

    /** Keeps files that come at once in one order of their numbers, until the commit. */
    void lock(UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from usage_feed where id = ? for update")) {
            statement.setObject(1, id);
            statement.executeQuery().close();
        }
    }

    /** Nobody waits any more for files that are missing by now. */
    void settle(UUID id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "update usage_feed set settled_sequence ="
                                + " (select max(sequence) from usage_file where feed_id = ?)"
                                + " where id = ?")) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    FeedProfile profile(UUID feedId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select profile from usage_feed where id = ?")) {
            statement.setObject(1, feedId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return StoredProfile.read(row.getString(1)).checked();
            }
        }
    }
}
