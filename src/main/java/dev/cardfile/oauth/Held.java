package dev.cardfile.oauth;

/** A voucher that was found in the store, with its authorization. */
public record Held(Voucher voucher, Authorization authorization) {}
