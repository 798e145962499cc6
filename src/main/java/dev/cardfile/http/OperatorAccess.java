package dev.cardfile.http;

/**
 * Where what is for operators alone can be reached: from this machine, as long as the server
 * listens on loopback only; from elsewhere where that is switched on.
 *
 * @param loopbackOnly whether the server listens on loopback addresses only
 * @param switchedOn whether it can be reached from wherever the server can
 */
public record OperatorAccess(boolean loopbackOnly, boolean switchedOn) {

  /** Whether anybody can reach it. */
  public boolean isOpenToAnybody() {
    return switchedOn || loopbackOnly;
  }

  /** Whether it is there for a request. */
  public boolean isOpenTo(RequestHeaders headers) {
    return switchedOn || isLocal(headers);
  }

  /** Whether the sender sits at this machine, as far as a request can show it. */
  public boolean isLocal(RequestHeaders headers) {
    return loopbackOnly && headers.isFromThisMachine();
  }
}
