package dev.cardfile.upsert;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Part;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.WriteOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds requests that contain only what a test is about. */
public final class RequestBuilder {

  private final Edit<String> email;
  private final Edit<String> phone;
  private NameEdit name = NameEdit.KEEP;
  private Map<TextField, Edit<String>> texts = Map.of();
  private @Nullable Tags tags;
  private Map<String, Edit<CustomValue>> customFields = Map.of();
  private boolean createNewIfAllowed;
  private Attribution attribution = Attribution.UNKNOWN;
  private WriteOptions options = WriteOptions.DEFAULT;
  private Map<Part, String> paths = Map.of();

  private RequestBuilder(Edit<String> email, Edit<String> phone) {
    this.email = email;
    this.phone = phone;
  }

  public static RequestBuilder of(Edit<String> email, Edit<String> phone) {
    return new RequestBuilder(email, phone);
  }

  RequestBuilder name(NameEdit edit) {
    name = edit;
    return this;
  }

  public RequestBuilder texts(Map<TextField, Edit<String>> edits) {
    texts = edits;
    return this;
  }

  RequestBuilder tags(@Nullable Tags sent) {
    tags = sent;
    return this;
  }

  RequestBuilder customFields(Map<String, Edit<CustomValue>> edits) {
    customFields = edits;
    return this;
  }

  RequestBuilder createNewIfAllowed(boolean flag) {
    createNewIfAllowed = flag;
    return this;
  }

  RequestBuilder from(Attribution origin) {
    attribution = origin;
    return this;
  }

  RequestBuilder options(WriteOptions chosen) {
    options = chosen;
    return this;
  }

  RequestBuilder paths(Map<Part, String> sent) {
    paths = sent;
    return this;
  }

  public UpsertRequest build() {
    return new UpsertRequest(
        name,
        email,
        phone,
        texts,
        Edit.keep(),
        null,
        Map.of(),
        null,
        tags,
        customFields,
        createNewIfAllowed,
        attribution,
        List.of(),
        options,
        Origin.NONE,
        paths);
  }
}
