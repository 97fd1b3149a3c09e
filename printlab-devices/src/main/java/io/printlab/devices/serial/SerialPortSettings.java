package io.printlab.devices.serial;

/**
 * How to open a serial port.
 *
 * @param path such as {@code /dev/serial/by-id/usb-…}: that name stays when numbers such as ttyACM0 shift
 * @param baud bits a second
 * @param resetsOnOpen whether DTR may rise on opening, which resets most boards
 */
public record SerialPortSettings(String path, int baud, boolean resetsOnOpen) {}
