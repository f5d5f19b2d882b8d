package bellbird.settings.brand;

import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantBrand.BrandColors;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The logo of a tenant that has none: the initial of its name on its colour. Drawn from the font's
 * outline, so it needs no fonts of the machine and looks the same on each.
 */
public final class DefaultLogo {

    /** Width and height, in pixels. */
    public static final int EDGE = 256;

    private static final String FONT = "/fonts/ttf/OpenSans/OpenSans-Bold.ttf";
    private static final double CORNER = EDGE * 0.54;
    private static final double CAPITAL = EDGE * 0.5;

    private DefaultLogo() {}

    /** Draws it as a PNG with transparent corners. */
    public static byte[] png(String tenantName, BrandColors colors) {
        BufferedImage logo = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = logo.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.decode(colors.fill()));
        graphics.fill(new RoundRectangle2D.Double(0, 0, EDGE, EDGE, CORNER, CORNER));
        graphics.setColor(Color.decode(colors.on()));
        graphics.fill(mark(tenantName));
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(logo, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** The default logo in new colours; a logo that was uploaded stays as it is. */
    public static byte @Nullable [] recolored(
            TenantBrand before, String tenantName, BrandColors colors) {
        boolean isDefault = Arrays.equals(before.logo(), png(tenantName, before.light()));
        return isDefault ? png(tenantName, colors) : before.logo();
    }

    private static Shape mark(String name) {
        try (InputStream stream = DefaultLogo.class.getResourceAsStream(FONT);
                TrueTypeFont font =
                        new TTFParser()
                                .parse(RandomAccessReadBuffer.createBufferFromStream(stream))) {
            int initial =
                    name.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse(' ');
            int glyph = font.getUnicodeCmapLookup().getGlyphId(Character.toUpperCase(initial));
            GlyphData outline = glyph == 0 ? null : font.getGlyph().getGlyph(glyph);
            return outline == null || outline.getPath().getBounds2D().isEmpty()
                    ? dot()
                    : centred(outline.getPath(), font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape centred(GeneralPath outline, TrueTypeFont font) throws IOException {
        double scale = CAPITAL / font.getOS2Windows().getCapHeight();
        Rectangle2D bounds = outline.getBounds2D();
        AffineTransform place = AffineTransform.getTranslateInstance(EDGE / 2.0, EDGE / 2.0);
        place.scale(scale, -scale);
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return place.createTransformedShape(outline);
    }

    /** For initials that the font does not have. */
    private static Shape dot() {
        double size = CAPITAL * 0.7;
        return new Ellipse2D.Double((EDGE - size) / 2, (EDGE - size) / 2, size, size);
    }
}
