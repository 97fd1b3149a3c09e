package io.printlab.devices.gcode;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Decodes pictures that nobody vouches for, and encodes ours. */
final class Pictures {
    static final int LARGEST_SIDE = 512;

    private static final int LARGEST_SOURCE_SIDE = 2_048;

    private Pictures() {}

    /** Null if this is no PNG, JPEG or QOI, or if it is damaged or too large. */
    static @Nullable BufferedImage decode(byte[] bytes) {
        if (QoiPicture.isQoi(bytes)) {
            return QoiPicture.decode(bytes, LARGEST_SOURCE_SIDE);
        }
        boolean png = bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P';
        boolean jpeg = bytes.length > 8 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
        if (!png && !jpeg) {
            return null;
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(png ? "png" : "jpeg");
        return readers.hasNext() ? read(readers.next(), bytes) : null;
    }

    private static @Nullable BufferedImage read(ImageReader reader, byte[] bytes) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > LARGEST_SOURCE_SIDE || reader.getHeight(0) > LARGEST_SOURCE_SIDE) {
                return null;
            }
            return reader.read(0);
        } catch (IOException | RuntimeException damaged) {
            // ImageIO answers damaged pictures with many kinds of exception; each means the same: no picture.
            return null;
        } finally {
            reader.dispose();
        }
    }

    /** As PNG, made smaller if a side is above 512 pixels. */
    static byte[] png(BufferedImage image) {
        BufferedImage fitting = fit(image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(fitting);
        } catch (IIOException e) {
            throw new IllegalStateException(
                    "A picture of " + fitting.getWidth() + " x " + fitting.getHeight()
                            + " pixels cannot be written as PNG.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage fit(BufferedImage image) {
        double scale = Math.min(1, LARGEST_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }
}
