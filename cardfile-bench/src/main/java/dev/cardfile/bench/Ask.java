package dev.cardfile.bench;

import java.util.random.RandomGenerator;

/** What a request asks for; its answer is checked against it. */
enum Ask {
  NEW,
  BY_EMAIL,
  BY_PHONE;

  /** How many of 100 requests are for new contacts; the other shares are counted likewise. */
  static final int NEW_SHARE = 50;

  static final int EMAIL_SHARE = 40;
  static final int PHONE_SHARE = 100 - NEW_SHARE - EMAIL_SHARE;

  /** Chooses what the next request asks for, at random by the shares. */
  static Ask next(RandomGenerator random) {
    int share = random.nextInt(100);
    if (share < NEW_SHARE) {
      return NEW;
    }
    return share < NEW_SHARE + EMAIL_SHARE ? BY_EMAIL : BY_PHONE;
  }
}
