package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What /metrics contains, and what it must not contain. */
class MetricsTest {

  @TempDir Path folder;
  private RunningServer server;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start(folder);
    // One connection, because each request on it is counted before the next one is read.
    client = new RawClient(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void tellsWhatIsPromised() throws Exception {
    upsert("\"email\":\"mina@example.net\"");
    upsert("\"email\":\"mina@example.net\",\"city\":\"Dolomite\"");
    upsert("\"phone\":\"+12125550143\"");
    upsert("\"phone\":\"+12125550143\"");
    upsert("\"email\":\"mina@example.net\",\"phone\":\"+12125550143\"");
    upsert("\"surprise\":1");
    upsert("?dryRun=true", "\"email\":\"mina@example.net\"");
    send(Raw.get("x", "/nowhere/mina@example.net"));
    send(Raw.head("BREW", "/contacts/mina", "x") + "\r\n");
    send(Raw.get(server.token(), "/contacts/mina"));

    sendAlone("GET /contacts/mina HTTP/1.0\r\n\r\n");
    sendAlone("mina\r\n\r\n");
    sendAlone("mina\r\n\r\n");
    sendAlone("GET /healthz HTTP/1.0\r\n\r\n");

    String upsert = "route=\"POST /contacts/upsert\",status=";
    int batches =
        7; // six upserts, one of them dry, and the custom field that the server adds at first
    String metrics = metricsOf(batches);
    assertThat(metrics.lines())
        .contains(
            "cardfile_http_requests_seconds_count{" + upsert + "\"200\"} 6",
            "cardfile_http_requests_seconds_count{" + upsert + "\"422\"} 1",
            "cardfile_http_requests_seconds_bucket{" + upsert + "\"200\",le=\"+Inf\"} 6",
            "cardfile_http_requests_seconds_count{route=\"unmatched\",status=\"404\"} 1",
            "cardfile_http_requests_seconds_count{route=\"unmatched\",status=\"405\"} 1",
            "cardfile_http_requests_seconds_count"
                + "{route=\"GET /contacts/{contactId}\",status=\"400\"} 1",
            "cardfile_upserts_total{outcome=\"created\"} 2.0",
            "cardfile_upserts_total{outcome=\"matched_by_email\"} 1.0",
            "cardfile_upserts_total{outcome=\"matched_by_phone\"} 1.0",
            "cardfile_upserts_total{outcome=\"contested_by_email\"} 1.0",
            "cardfile_upserts_dry_total{outcome=\"matched_by_email\"} 1.0",
            "cardfile_http_rejections_total{reason=\"http_version_not_supported\"} 1.0",
            "cardfile_http_rejections_total{reason=\"malformed_request\"} 2.0",
            "cardfile_http_rejections_total{reason=\"header_too_large\"} 0.0",
            "cardfile_http_rejections_total{reason=\"request_timeout\"} 0.0",
            "cardfile_http_rejections_total{reason=\"too_many_connections\"} 0.0",
            "cardfile_http_rejections_total{reason=\"closed_at_once\"} 0.0",
            "cardfile_http_requests_seconds_count{route=\"GET /healthz\",status=\"200\"} 1",
            "cardfile_store_batch_size_count " + batches,
            "cardfile_store_batch_size_sum " + batches + ".0",
            "cardfile_store_commit_seconds_count " + batches);
    assertThat(metrics.replace("state=\"terminated\"", "")) // contains "mina"
        .contains(
            "cardfile_store_batch_size_bucket{le=",
            "cardfile_store_commit_seconds_bucket{le=",
            "jvm_memory_used_bytes{area=\"heap\"",
            "jvm_threads_live_threads ",
            "process_cpu_usage ",
            "process_files_open_files ",
            "process_files_max_files ",
            "process_uptime_seconds ")
        .doesNotContainIgnoringCase("mina")
        .doesNotContainIgnoringCase("BREW")
        .doesNotContain(
            RunningServer.LOCATION.value(),
            server.token(),
            server.token().substring(4),
            "2125550143");
  }

  @Test
  void countsWhatIsTakenBack() throws Exception {
    String id = upsert("\"email\":\"mina@example.net\"").member("id");
    String contact = "/contacts/" + id;
    send(Raw.head("DELETE", contact, server.token()) + "\r\n");
    post(contact + "/restore", "Idempotency-Key: one\r\n");
    post(contact + "/restore", "Idempotency-Key: one\r\n"); // replayed
    post(contact + "/restore", ""); // not deleted any more
    post("/changes/3/undo?locationId=" + RunningServer.LOCATION, "");
    post("/changes/9/undo?locationId=" + RunningServer.LOCATION, ""); // no such change
    post(contact + "/erase", "");
    post(contact + "/erase", ""); // nothing is left
    assertThat(send(Raw.get("x", "/metrics")).body().lines())
        .contains(
            "cardfile_reversals_total{kind=\"restored\"} 1.0",
            "cardfile_reversals_total{kind=\"undone\"} 1.0",
            "cardfile_reversals_total{kind=\"erased\"} 1.0");
  }

  private void post(String path, String header) throws IOException {
    send(Raw.head("POST", path, server.token()) + header + "\r\n");
  }

  /** Returns the metrics once this many batches are counted, which happens after their answers. */
  private String metricsOf(int batches) throws Exception {
    String metrics = send(Raw.get("x", "/metrics")).body();
    for (int i = 0; i < 1000 && !metrics.contains("batch_size_count " + batches); i++) {
      Thread.sleep(10);
      metrics = send(Raw.get("x", "/metrics")).body();
    }
    return metrics;
  }

  private RawClient.Answer upsert(String members) throws IOException {
    return upsert("", members);
  }

  private RawClient.Answer upsert(String query, String members) throws IOException {
    String location = "\"locationId\":\"" + RunningServer.LOCATION.value() + "\"";
    String body = "{" + location + "," + members + "}";
    return send(Raw.upsert(server.token(), body).replace("/upsert ", "/upsert" + query + " "));
  }

  /** Sends a request on a connection of its own, which ends after the answer. */
  private void sendAlone(String request) throws IOException {
    try (RawClient alone = new RawClient(server.port())) {
      alone.send(request).answer();
    }
  }

  private RawClient.Answer send(String request) throws IOException {
    return client.send(request).answer();
  }
}
