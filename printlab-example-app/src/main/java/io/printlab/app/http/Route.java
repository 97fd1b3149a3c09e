package io.printlab.app.http;

/**
 * A declared route.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with parameters in braces, as in {@code /api/v1/jobs/{id}}
 */
public record Route(String method, String path, Rule rule) {}
