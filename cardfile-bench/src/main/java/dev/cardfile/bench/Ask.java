package dev.cardfile.bench;

import java.util.random.RandomGenerator;

/** What a request asks for; its answer must say so. */
enum Ask {
  NEW,
  BY_EMAIL,
  BY_PHONE;

  /** Of 100 requests. */
  static final int NEW_SHARE = 50;

  static final int EMAIL_SHARE = 40;
  static final int PHONE_SHARE = 100 - NEW_SHARE - EMAIL_SHARE;

  /** The next one of the mixture. */
  static Ask next(RandomGenerator random) {
    int share = random.nextInt(100);
    if (share < NEW_SHARE) {
      return NEW;
    }
    return share < NEW_SHARE + EMAIL_SHARE ? BY_EMAIL : BY_PHONE;
  }
}
