package dev.cardfile.access;

/**
 * How an access token came to be.
 *
 * @param app the id of the app that it was issued to
 * @param authorization the id of the authorization that it came from
 */
public record Issued(String app, String authorization) {}
