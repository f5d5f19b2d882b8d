package bellbird.tenancy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A line to the database that breaks at one commit, of all that its connections make. */
final class BreakingSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1;

    private final int at;
    private final boolean after;
    private int commits;

    /**
     * @param at the commit at which it breaks; 0 for never
     * @param after whether the commit has reached the database then
     */
    BreakingSource(String url, String user, int at, boolean after) {
        setUrl(url);
        setUser(user);
        this.at = at;
        this.after = after;
    }

    int commits() {
        return commits;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            boolean breaks = method.getName().equals("commit") && ++commits == at;
                            if (breaks && !after) {
                                connection.close();
                            }
                            try {
                                Object answer = method.invoke(connection, arguments);
                                if (breaks) {
                                    connection.close();
                                    throw new SQLException("the line to the database broke");
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw breaks
                                        ? new SQLException("the line to the database broke")
                                        : e.getCause();
                            }
                        });
    }
}
