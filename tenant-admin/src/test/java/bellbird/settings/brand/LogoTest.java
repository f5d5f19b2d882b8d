package bellbird.settings.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void a_picture_becomes_a_small_png(String format) throws IOException {
        BufferedImage logo = read(LogoUpload.accept(picture(1800, 900, format)));

        assertThat(logo.getWidth()).isEqualTo(512);
        assertThat(logo.getHeight()).isEqualTo(256);
    }

    @Test
    void a_small_picture_keeps_its_size() throws IOException {
        assertThat(read(LogoUpload.accept(picture(40, 30, "png"))).getWidth()).isEqualTo(40);
    }

    @Test
    void what_stands_beside_the_pixels_is_dropped() throws IOException {
        byte[] picture = picture(40, 30, "png");
        byte[] padded = Arrays.copyOf(picture, picture.length + 50);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(script, 0, padded, picture.length, script.length);

        assertThat(new String(LogoUpload.accept(padded), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void only_png_and_jpeg_are_let_in() throws IOException {
        refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        refused(picture(10, 10, "gif"));
        refused(new byte[0]);
    }

    @Test
    void a_broken_picture_is_refused() throws IOException {
        refused(Arrays.copyOf(picture(40, 30, "png"), 40));
        refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
    }

    @Test
    void a_picture_that_would_unpack_to_gigabytes_is_refused_by_its_header() throws IOException {
        byte[] bomb = picture(40, 30, "png");
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);

        assertThatThrownBy(() -> LogoUpload.accept(bomb))
                .hasMessageContaining("error.logo.tooManyPixels");
    }

    @Test
    void a_file_over_the_limit_is_refused() {
        assertThatThrownBy(() -> LogoUpload.accept(new byte[LogoUpload.MAX_BYTES + 1]))
                .hasMessageContaining("error.logo.tooLarge");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Larkspur Mobile", "Über Mobil", "  9Tel", "종달새", "🐦", "", "đông"})
    void every_tenant_has_a_logo(String name) throws IOException {
        byte[] png = DefaultLogo.png(name, BrandColorDerivation.of("#6741D9").light());

        BufferedImage logo = read(png);
        assertThat(logo.getWidth()).isEqualTo(DefaultLogo.EDGE);
        assertThat(logo.getRGB(20, 128)).isEqualTo(0xFF6741D9);
        assertThat(LogoUpload.accept(png)).isNotEmpty();
    }

    @Test
    void the_default_logo_follows_the_colour_and_an_uploaded_one_does_not() throws IOException {
        BrandColorDerivation violet = BrandColorDerivation.of("#6741D9");
        BrandColorDerivation green = BrandColorDerivation.of("#00A676");
        byte[] initial = DefaultLogo.png("Larkspur", violet.light());
        byte[] uploaded = picture(40, 30, "png");

        assertThat(DefaultLogo.recolored(violet.withLogo(initial), "Larkspur", green.light()))
                .isEqualTo(DefaultLogo.png("Larkspur", green.light()));
        assertThat(DefaultLogo.recolored(violet.withLogo(uploaded), "Larkspur", green.light()))
                .isEqualTo(uploaded);
    }

    private static void refused(byte[] content) {
        assertThatThrownBy(() -> LogoUpload.accept(content)).isInstanceOf(BellbirdException.class);
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
