package dev.cardfile.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send batches of new people. Each sends its next batch as soon as the last one is
 * answered. There are two, so that one batch is parsed and answered while the other is written.
 */
final class BatchLoad {

  static final int ROWS = 1000;

  private static final int CLIENTS = 2;

  /** The end of an answer in which every row has created a contact. */
  private static final String ALL_CREATED =
      "\"created\":%d,\"updated\":0,\"unchanged\":0,\"failed\":0".formatted(ROWS);

  private final URI url;
  private final Destination to;
  private final AtomicLong nextPerson;
  private final AtomicLong left;
  private final List<CompletableFuture<Tally>> clients = new ArrayList<>();
  private volatile long deadline;

  /**
   * Prepares batches for a location.
   *
   * @param nextPerson the number of the next person to send, which this load advances
   * @param limit how many rows to send, rounded up to whole batches
   */
  BatchLoad(URI url, Destination to, AtomicLong nextPerson, long limit) {
    this.url = url.resolve("/contacts/upsert/batch");
    this.to = to;
    this.nextPerson = nextPerson;
    this.left = new AtomicLong(limit);
  }

  /** Starts the clients. They send no new batch once this time has passed. */
  BatchLoad start(long nanos) {
    deadline = System.nanoTime() + nanos;
    for (int i = 0; i < CLIENTS; i++) {
      CompletableFuture<Tally> end = new CompletableFuture<>();
      clients.add(end);
      Thread.ofPlatform().daemon().name("bench-batch-" + i).start(() -> run(end));
    }
    return this;
  }

  /** Stops sending new batches; those already sent are still answered. */
  void stop() {
    left.set(0);
  }

  boolean isOver() {
    return clients.stream().allMatch(CompletableFuture::isDone);
  }

  /** The number of rows still to be sent. */
  long left() {
    return Math.max(0, left.get());
  }

  /**
   * Waits until every batch is answered, and returns the combined result.
   *
   * @throws IOException when the outcome of a batch is unknown
   */
  Tally end() throws IOException, InterruptedException {
    Tally all = new Tally();
    for (CompletableFuture<Tally> client : clients) {
      try {
        all.add(client.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException why) {
          throw why;
        }
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  private void run(CompletableFuture<Tally> end) {
    try {
      Tally tally = new Tally();
      BatchText text = new BatchText(ROWS);
      while (left.getAndAdd(-ROWS) > 0 && System.nanoTime() - deadline < 0 && tally.wrong() == 0) {
        text.make(to.location(), nextPerson.getAndAdd(ROWS));
        send(text, tally);
      }
      end.complete(tally);
    } catch (IOException | RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  private void send(BatchText text, Tally tally) throws IOException {
    long due = System.nanoTime();
    HttpURLConnection connection = LongRequest.post(url, to, "application/json", text.length());
    try (OutputStream out = connection.getOutputStream()) {
      out.write(text.bytes(), 0, text.length());
    }
    int status = connection.getResponseCode();
    byte[] answer = LongRequest.answer(connection);
    long finished = System.nanoTime();
    if (status == 200 && endsRight(answer)) {
      tally.rows(ROWS, text.length(), answer.length, due, finished);
    } else {
      tally.fault("status " + status, new String(answer, StandardCharsets.UTF_8));
    }
  }

  /** Checks the counts only, which an answer has after its rows. */
  private static boolean endsRight(byte[] answer) {
    int from = Math.max(0, answer.length - 300);
    return new String(answer, from, answer.length - from, StandardCharsets.UTF_8)
        .contains(ALL_CREATED);
  }
}
