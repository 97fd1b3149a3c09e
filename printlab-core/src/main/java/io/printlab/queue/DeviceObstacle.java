package io.printlab.queue;

import io.printlab.device.DeviceId;

/** What keeps a job from one device. */
public record DeviceObstacle(DeviceId device, String name, Obstacle obstacle) {}
