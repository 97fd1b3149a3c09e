package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
    private static final String MOVES = "G1 X10 Y10 Z0.2\nG1 X60 E5\nG1 Y60 E10\nG1 X10 E15\nG1 Y10 E20\n";

    @Test
    void theSlicedFileIsDrawn() throws IOException {
        BufferedImage picture = picture(Analyses.resource("tag.gcode"));
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(512);
        int opaque = 0;
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                int pixel = picture.getRGB(x, y);
                opaque += pixel >>> 24 == 255 ? 1 : 0;
                colours.add(pixel);
            }
        }
        assertThat(opaque).isBetween(30_000, 200_000);
        assertThat(colours).hasSizeGreaterThan(100);
        assertThat(picture.getRGB(0, 0) >>> 24).as("background").isZero();
    }

    @Test
    void drawingTwiceGivesTheSameBytes() throws IOException {
        assertThat(Analyses.of(Analyses.resource("tag.gcode")).picture())
                .isEqualTo(Analyses.of(Analyses.resource("tag.gcode")).picture());
    }

    @Test
    void theLargestThumbnailWins() throws IOException {
        String text = thumbnail("thumbnail", 120, 90, image("png", 120, 90, 0xff0000))
                + thumbnail("thumbnail_JPG", 300, 200, image("jpg", 300, 200, 0x00ff00))
                + thumbnail("thumbnail", 100, 100, image("png", 100, 100, 0x0000ff))
                + MOVES;
        BufferedImage picture = picture(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(picture.getHeight()).isEqualTo(200);
        assertThat(picture.getRGB(150, 100) >> 8 & 0xff).isGreaterThan(240);
    }

    @Test
    void aLargeThumbnailIsMadeSmaller() throws IOException {
        String text = thumbnail("thumbnail", 1024, 512, image("png", 1024, 512, 0xff0000)) + MOVES;
        BufferedImage picture = picture(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(256);
    }

    @Test
    void qoi() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2_000);
        bytes.putInt(0x716f6966).putInt(128).putInt(128).put((byte) 4).put((byte) 0);
        bytes.put((byte) 0xfe).put((byte) 10).put((byte) 20).put((byte) 30);
        for (int left = 128 * 128 - 2; left > 0; left -= 62) {
            bytes.put((byte) (0xc0 | Math.min(left, 62) - 1));
        }
        // One more red, one less green, the same blue: 11, 19, 30.
        bytes.put((byte) (0x40 | 3 << 4 | 1 << 2 | 2));
        bytes.put(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
        byte[] qoi = new byte[bytes.position()];
        bytes.flip().get(qoi);
        BufferedImage picture =
                picture((thumbnail("thumbnail_QOI", 128, 128, qoi) + MOVES).getBytes(StandardCharsets.US_ASCII));
        assertThat(picture.getWidth()).isEqualTo(128);
        assertThat(picture.getRGB(5, 5)).isEqualTo(0xff0a141e);
        assertThat(picture.getRGB(127, 127)).isEqualTo(0xff0b131e);
    }

    @Test
    void damagedTinyAndHugeThumbnailsAreDrawnInstead() throws IOException {
        byte[] good = image("png", 200, 200, 0xff0000);
        byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
        assertDrawn(thumbnail("thumbnail", 200, 200, cut));
        assertDrawn("; thumbnail begin 200x200 10\n; ###not base64###\n; thumbnail end\n");
        assertDrawn(thumbnail("thumbnail", 16, 16, image("png", 16, 16, 0xff0000)));
        assertDrawn(thumbnail("thumbnail", 200, 200, pngThatClaims(60_000, 60_000)));
        assertDrawn(thumbnail(
                "thumbnail_QOI", 200, 200, new byte[] {'q', 'o', 'i', 'f', 127, 0, 0, 0, 127, 0, 0, 0, 4, 0, 1}));
        assertDrawn("; thumbnail begin 200x200 10\n; "
                + Base64.getEncoder().encodeToString(good).substring(0, 70) + "\n");
    }

    @Test
    void nothingToDraw() throws IOException {
        assertThat(Analyses.of("G1 X10 Y10\nM84".getBytes(StandardCharsets.US_ASCII))
                        .picture())
                .isNull();
    }

    private static void assertDrawn(String thumbnail) throws IOException {
        BufferedImage picture = picture((thumbnail + MOVES).getBytes(StandardCharsets.US_ASCII));
        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(512);
    }

    private static BufferedImage picture(byte[] gcode) throws IOException {
        byte[] png = Analyses.of(gcode).picture();
        assertThat(png).isNotNull().startsWith(0x89, 'P', 'N', 'G');
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static byte[] image(String format, int width, int height, int colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static byte[] pngThatClaims(int width, int height) throws IOException {
        byte[] png = image("png", 200, 200, 0xff0000);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static String thumbnail(String kind, int width, int height, byte[] image) {
        String text = Base64.getEncoder().encodeToString(image);
        StringBuilder lines =
                new StringBuilder("; " + kind + " begin " + width + "x" + height + " " + text.length() + "\n");
        for (int i = 0; i < text.length(); i += 78) {
            lines.append("; ").append(text, i, Math.min(text.length(), i + 78)).append('\n');
        }
        return lines.append("; ").append(kind).append(" end\n").toString();
    }
}
