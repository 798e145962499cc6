package dev.cardfile.transfer.file;

/**
 * The reason why a file, or one of its rows, cannot be read.
 *
 * @param code a stable identifier for programs
 * @param message an explanation for people, including what to do
 */
public record FileProblem(String code, String message) {

  static FileProblem notCsv(String code, String what, String advice) {
    return new FileProblem(code, "This is " + what + ", not a CSV file. " + advice);
  }
}
