package dev.cardfile.access;

/**
 * The origin of an app's access token.
 *
 * @param app the id of the app that the token was issued to
 * @param authorization the id of the authorization that the token comes from
 */
public record TokenOrigin(String app, String authorization) {}
