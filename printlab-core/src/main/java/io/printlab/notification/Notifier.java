package io.printlab.notification;

/**
 * SPI: brings news to people: a chat, a mail, a lamp. Called on the event pump's thread, for QUEUED on
 * another one, possibly both at once; returns at once and hands the sending to a thread of its own. What it throws is logged and reaches nobody else.
 */
public interface Notifier {
    /** Called once when the lab starts, before any news. Must not wait for a connection. */
    default void start() {}

    void notify(Notification notification);

    /** A device needs staff now. Called as {@link #notify} is. */
    default void alarm(DeviceAlarm alarm) {}
    /** News about a device for staff; as {@link #notify}. Whoever tells nobody of devices leaves it as it is. */
    default void notifyStaff(StaffNotice notice) {}

    /** One word or sentence for the health page: how this notifier stands. Never blocks. */
    default String health() {
        return "on";
    }

    /** Called once when the lab stops, after the last news. Returns within a few seconds. */
    default void stop() {}
}
