package io.printlab.camera;

/**
 * SPI: takes pictures from addresses. Called by the lab's camera thread, for one address after the other, at most every few seconds for
 * each. Whatever answers is hostile: an implementation bounds its size and time, goes only to addresses that the lab allows, follows no
 * redirect, and returns nothing that it has not decoded itself.
 */
public interface Camera {
    /**
     * Takes one picture; blocks for ten seconds at most.
     *
     * @throws io.printlab.error.PrintLabException DEVICE if there is none, with a sentence for administrators without the address
     */
    Snapshot take(CameraAddress address);
}
