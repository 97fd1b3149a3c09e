package io.printlab.devices.network;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a host answered.
 *
 * @param status 200 to 299, or what the caller said it understands
 * @param body a missing node if there is none
 */
public record WebAnswer(int status, JsonNode body) {}
