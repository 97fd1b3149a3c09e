package io.printlab.devices.camera;

import java.time.Duration;

/**
 * Where the lab goes for pictures, and how much it takes.
 *
 * @param local whether cameras of this machine (loopback) and link-local ones are allowed; what a cloud tells its machines about
 *     themselves never is
 * @param mostBytes of an answer
 * @param patience for the whole of it
 */
public record CameraSettings(boolean local, int mostBytes, Duration patience) {
    public static final CameraSettings DEFAULT = new CameraSettings(false, 5 << 20, Duration.ofSeconds(8));

    public CameraSettings allowLocal(boolean next) {
        return new CameraSettings(next, mostBytes, patience);
    }
}
