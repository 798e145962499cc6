package dev.cardfile.http.server;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The listener context that Helidon's HTTP/1.1 implementation needs. */
final class HttpContext implements ListenerContext {

  private final Context context = Context.create();
  private final MediaContext media = MediaContext.create();
  private final ContentEncodingContext contentEncoding = new RawContent();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final DirectHandlers directHandlers;
  private final ListenerConfig config =
      WebServerConfig.builder()
          .shutdownHook(false)
          .featuresDiscoverServices(false)
          .protocolsDiscoverServices(false)
          .errorHandling(ErrorHandling.builder().includeEntity(true).build())
          .buildPrototype();

  HttpContext(RejectedRequests rejected) {
    this.directHandlers = rejected.forEveryEvent();
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public MediaContext mediaContext() {
    return media;
  }

  @Override
  public ContentEncodingContext contentEncodingContext() {
    return contentEncoding;
  }

  @Override
  public DirectHandlers directHandlers() {
    return directHandlers;
  }

  @Override
  public ListenerConfig config() {
    return config;
  }

  @Override
  public ExecutorService executor() {
    return executor;
  }
}
