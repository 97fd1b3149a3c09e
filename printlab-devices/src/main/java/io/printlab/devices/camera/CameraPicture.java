package io.printlab.devices.camera;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a picture of the lab's own out of what a camera sent: only JPEG and PNG by their first bytes, decoded, no larger than a screen
 * needs, and encoded anew, so nothing that a camera wrote ever reaches a browser.
 */
final class CameraPicture {
    private static final int MOST_PIXELS = 40_000_000;
    private static final int WIDEST = 1280;
    private static final float QUALITY = 0.8f;

    private CameraPicture() {}

    /** @throws PrintLabException DEVICE if it is no such picture */
    static byte[] jpegOf(byte[] sent) {
        String format = format(sent);
        try {
            return encoded(narrowed(decoded(sent, format)));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof PrintLabException told) {
                throw told;
            }
            throw new PrintLabException(
                    ErrorCategory.DEVICE, "The camera's picture is damaged. Look at the camera's own page.", broken);
        }
    }

    private static String format(byte[] sent) {
        if (sent.length > 3 && (sent[0] & 0xff) == 0xff && (sent[1] & 0xff) == 0xd8 && (sent[2] & 0xff) == 0xff) {
            return "jpeg";
        }
        if (sent.length > 8 && (sent[0] & 0xff) == 0x89 && sent[1] == 'P' && sent[2] == 'N' && sent[3] == 'G') {
            return "png";
        }
        throw new PrintLabException(
                ErrorCategory.DEVICE,
                "The camera sent something that is neither JPEG nor PNG. Give the address of a single picture, not of a page or"
                        + " of a film.");
    }

    private static BufferedImage decoded(byte[] sent, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new PrintLabException(
                        ErrorCategory.DEVICE,
                        "The camera's picture has " + width + " x " + height
                                + " pixels, which is more than is taken. Set the camera to a smaller one.");
            }
            ImageReadParam coarse = reader.getDefaultReadParam();
            int step = Math.max(1, width / WIDEST);
            coarse.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, coarse);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage narrowed(BufferedImage image) {
        double scale = Math.min(1, WIDEST / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, Color.BLACK, null);
        graphics.dispose();
        return plain;
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
