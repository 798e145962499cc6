package dev.cardfile.oauth;

/** A credential that was found in the store, with its authorization. */
public record StoredCredential(AppCredential credential, Authorization authorization) {}
