package dev.cardfile.transfer.file;

/**
 * Why a file, or a row of one, cannot be read.
 *
 * @param code stable, for programs
 * @param message for people, with what to do
 */
public record FileProblem(String code, String message) {

  static FileProblem notCsv(String code, String what, String advice) {
    return new FileProblem(code, "This is " + what + ", not a CSV file. " + advice);
  }
}
