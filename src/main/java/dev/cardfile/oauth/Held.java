package dev.cardfile.oauth;

/** A voucher that was found, with the authorization that it is of. */
public record Held(Voucher voucher, Authorization authorization) {}
