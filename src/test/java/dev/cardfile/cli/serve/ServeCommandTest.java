package dev.cardfile.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import dev.cardfile.cli.command.StopSignal;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  private static final Pattern TOKEN = Pattern.compile("pit-[0-9a-f-]{36}");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
  }

  @Test
  void printsWhereItServesAndAFirstRequestThatAnswersNew() throws Exception {
    try (RunningServer server = RunningServer.start(shell)) {
      assertThat(server.printed())
          .startsWith("Cardfile is running at " + server.url() + "\n")
          .contains("API reference: " + server.url() + "/docs\n")
          .contains("Data in " + directory.resolve("cardfile-data/cardfile.db") + "\n")
          .contains("ve9EPM428h8vShlRW1KT")
          .doesNotContain("\u001b");
      String token = token(server.printed());
      assertThat(server.upsert(token, bodyOfCurl(server.printed())))
          .startsWith("200 {\"new\":true,")
          .contains("{\"id\":\"6dvNaf7VhkQ9snc5vnjJ\",\"value\":\"My Text\"}")
          .doesNotContain("warnings");
      assertThat(server.printed().lines().filter(line -> line.startsWith("curl "))).hasSize(1);
    }
  }

  @Test
  void showsTheExamplesTokenOnlyOnce() throws Exception {
    shell.run("serve", "--port", "0").printed();
    assertThat(shell.run("serve", "--port", "0").printed())
        .doesNotContain("pit-")
        .endsWith("To create a token: cardfile token create --location ve9EPM428h8vShlRW1KT");
    assertThat(shell.line("field list --location ve9EPM428h8vShlRW1KT").printed())
        .contains("6dvNaf7VhkQ9snc5vnjJ  my_custom_field  My Custom Field  TEXT");
  }

  @Test
  void makesNoExampleWhereNoneIsWanted() {
    assertThat(shell.run("serve", "--port", "0", "--no-example").printed())
        .endsWith("No location yet. Create one: cardfile location create --id ID --name NAME");
    assertThat(shell.run("serve", "--port", "0", "--host", "0.0.0.0").printed())
        .endsWith("No location yet. Create one: cardfile location create --id ID --name NAME");
    shell.line("location create --id mine --name Mine");
    assertThat(shell.run("serve", "--port", "0").printed())
        .endsWith("To create a token: cardfile token create --location mine");
    shell.line("location create --id other --name Other");
    assertThat(shell.run("serve", "--port", "0").printed())
        .endsWith("To create a token: cardfile token create --location ID");
  }

  @Test
  void keepsTheExampleForTheNextStartWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(shell.run("serve", "--port", port).said(1))
          .startsWith("cannot listen on 127.0.0.1:" + port)
          .endsWith("; choose another port with --port");
    }
    assertThat(shell.run("serve", "--port", "0").printed()).contains("pit-");
  }

  @Test
  void endsAsFailedWhenItCanListenNoLonger() {
    Shell.Result result =
        shell.run(new ListenerBroken(), new ByteArrayOutputStream(), "serve", "--port", "0");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("cardfile: the server can no longer listen");
  }

  /** Breaks the listener once the server serves, and never asks the server to stop. */
  private static final class ListenerBroken implements StopSignal {

    @Override
    public void arm() {}

    @Override
    public void await() throws InterruptedException {
      // An interrupt closes the channel on which the thread accepts connections.
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("http-listener"))
          .forEach(Thread::interrupt);
      new CountDownLatch(1).await();
    }
  }

  @Test
  void printsJsonForPrograms() {
    assertThat(shell.run("serve", "--port", "0", "--json").printed())
        .matches(
            "\\{\"url\":\"http://127.0.0.1:(\\d+)\",\"host\":\"127.0.0.1\",\"port\":\\1,"
                + "\"data\":\"[^\"]+\",\"location\":\"ve9EPM428h8vShlRW1KT\","
                + "\"token\":\"pit-[^\"]+\",\"curl\":\"curl .*\"}");
  }

  @Test
  void coloursOnlyOnATerminal() {
    assertThat(shell.inColour().run("serve", "--port", "0").printed())
        .contains("\u001b[1mCardfile is running\u001b[0m")
        .contains("\u001b[32mpit-");
  }

  @Test
  void obeysWhatOtherCommandsChangeWhileItRuns() throws Exception {
    try (RunningServer server = RunningServer.start(shell, "--no-example")) {
      shell.line("location create --id a --name A --allow-duplicates");
      String created = shell.line("token create --location a --json").printed();
      String token = token(created);
      String body =
          "{\"locationId\":\"a\",\"email\":\"rosan@deos.com\",\"createNewIfDuplicateAllowed\":true}";
      assertThat(server.upsert(token, body)).startsWith("200 {\"new\":true,");
      assertThat(server.upsert(token, body)).startsWith("200 {\"new\":true,");

      assertThat(shell.line("location set a --allow-duplicates false").printed())
          .endsWith("\nduplicates: 1");
      assertThat(server.upsert(token, body)).startsWith("200 {\"new\":false,");
      assertThat(shell.line("location duplicates a").printed())
          .matches("email\trosan@deos\\.com\t[0-9A-Za-z]{20},[0-9A-Za-z]{20}");
      assertThat(shell.line("location duplicates a --json").printed())
          .matches(
              "\\{\"field\":\"email\",\"value\":\"rosan@deos.com\",\"contacts\":\\[\"\\w{20}\","
                  + "\"\\w{20}\"]}");

      Matcher id = Pattern.compile("\"id\":\"(\\w{20})\"").matcher(created);
      assertThat(id.find()).isTrue();
      shell.line("token revoke " + id.group(1)).printed();
      assertThat(server.upsert(token, body)).startsWith("401 ");
    }
  }

  private static String token(String text) {
    Matcher token = TOKEN.matcher(text);
    assertThat(token.find()).isTrue();
    return token.group();
  }

  private static String bodyOfCurl(String printed) {
    Matcher body = Pattern.compile("-d '([^']+)'\n").matcher(printed);
    assertThat(body.find()).isTrue();
    return body.group(1);
  }
}
