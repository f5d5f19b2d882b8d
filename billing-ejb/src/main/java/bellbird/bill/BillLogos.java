package bellbird.bill;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;

/**
 * Logos of frozen documents, kept once for all bills that show them: a stored document names its
 * logo by hash, so that a run does not write it thousands of times.
 */
final class BillLogos {

    private static final String PREFIX = "sha256:";

    private final Connection connection;

    BillLogos(Connection connection) {
        this.connection = connection;
    }

    /** Keeps the logo and gives the brand that names it; a brand without logo stays as it is. */
    BillDocument.Brand keep(BillDocument.Brand brand) throws SQLException {
        String logo = brand.logoPng();
        if (logo == null) {
            return brand;
        }
        byte[] png = Base64.getDecoder().decode(logo);
        String hash = Sha256.hex(png);
        String sql = "insert into bill_logo (sha256, png) values (?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, hash);
            insert.setBytes(2, png);
            insert.executeUpdate();
        }
        return new BillDocument.Brand(
                brand.fill(), brand.on(), brand.text(), brand.soft(), brand.line(), PREFIX + hash);
    }

    /** Reads a stored document with its logo in place. */
    BillDocument restore(String json) throws SQLException {
        JsonObject document;
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            document = reader.readObject();
        }
        JsonObject brand = document.getJsonObject("brand");
        String logo = brand.getString("logoPng", "");
        if (!logo.startsWith(PREFIX)) {
            return BillDocuments.fromJson(json);
        }
        String png = Base64.getEncoder().encodeToString(read(logo.substring(PREFIX.length())));
        return BillDocuments.fromJson(
                Json.createObjectBuilder(document)
                        .add("brand", Json.createObjectBuilder(brand).add("logoPng", png))
                        .build()
                        .toString());
    }

    private byte[] read(String hash) throws SQLException {
        String sql = "select png from bill_logo where sha256 = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hash);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no logo " + hash);
                }
                return row.getBytes(1);
            }
        }
    }
}
