package io.printlab.notification;

import io.printlab.device.DeviceId;
import io.printlab.event.LabEvent;

/**
 * News of an alarm, for staff.
 *
 * @param event the event that it tells of; its id makes the news unique
 * @param deviceName the device's name for people
 * @param sentence what was seen, and what the lab did
 */
public record DeviceAlarm(LabEvent event, DeviceId device, String deviceName, String sentence) {}
