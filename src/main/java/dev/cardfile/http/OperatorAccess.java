package dev.cardfile.http;

/**
 * Decides from where the operator routes and the console can be reached: from this machine, if the
 * server listens on loopback addresses only; from everywhere, if the operator has enabled that.
 *
 * @param loopbackOnly whether the server listens on loopback addresses only
 * @param switchedOn whether the operator routes can be reached from wherever the server can be
 */
public record OperatorAccess(boolean loopbackOnly, boolean switchedOn) {

  /**
   * Reports whether the operator routes can be reached at all, from this machine or from others.
   */
  public boolean isOpenToAnybody() {
    return switchedOn || loopbackOnly;
  }

  /** Reports whether the sender of a request can reach the operator routes. */
  public boolean isOpenTo(RequestHeaders headers) {
    return switchedOn || isLocal(headers);
  }

  /** Reports whether the sender is on this machine, as far as a request can show that. */
  public boolean isLocal(RequestHeaders headers) {
    return loopbackOnly && headers.isFromThisMachine();
  }
}
