package dev.cardfile.wire.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.Overwriting;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Bodies;
import dev.cardfile.wire.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an explanation reports as changed, and what it does not. */
class ExplanationTest {

  private static final String FULL =
      """
      'firstName':'Mina','lastName':'Okoro','email':'a@b.co','phone':'+12125550143',
      'address1':'1 Main St','city':'Bonn','state':'NW','postalCode':'53111','country':'DE',
      'website':'https://b.co','timezone':'Europe/Berlin','companyName':'B','source':'s',
      'assignedTo':'u','dateOfBirth':'1990-09-25','dnd':true,'tags':['one'],'type':'customer',
      'keyword':'k','ssn':'1',
      'dndSettings':{'Call':{'status':'active'},'Email':{'status':'active'},
      'SMS':{'status':'active'},'WhatsApp':{'status':'active'},'GMB':{'status':'active'},
      'FB':{'status':'active'}},'inboundDndSettings':{'all':{'status':'active'}},
      'customFields':[{'id':'6dvNaf7VhkQ9snc5vnjJ','value':'x'}]\
      """;

  private static final ContactId ID = new ContactId("00000000000000000001");

  @Test
  void everyFieldOfABodyIsInOneOfTheTwoLists() {
    UpsertRequest request = request(FULL);
    Contact blank = Contact.blank(ID, request.attribution(), Bodies.NOW);
    Contact full = over(blank, request);
    Set<String> names =
        new TreeSet<>(
            ContactBody.CHANGE.properties().keySet().stream().map(BodyField::wireName).toList());
    names.removeAll(Set.of("name", "dndSettings", "customFields"));
    names.add("customFields.6dvNaf7VhkQ9snc5vnjJ");
    Stream.of("Call", "Email", "SMS", "WhatsApp", "GMB", "FB")
        .map("dndSettings."::concat)
        .forEach(names::add);

    ExplanationText filled = text(request, blank, full);
    assertThat(changed(filled)).containsExactlyInAnyOrderElementsOf(names);
    assertThat(filled.unchanged()).isEmpty();
    assertThat(filled.updated()).isTrue();

    ExplanationText repeated = text(request, full, over(full, request));
    assertThat(repeated.changes()).isEmpty();
    assertThat(repeated.unchanged()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(repeated.updated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # Sent to the full contact              | changes                     | unchanged
          'city':'Bonn','state':'X'               | state                       | city
          'name':'Mina Okoro'                     |                             | firstName, lastName
          'name':'Ana'                            | firstName                   | lastName
          'name':'Ana Deo','firstName':'Mina'     |                             | firstName, name
          'city':null                             | city                        |
          'email':'c@b.co'                        | email                       |
          'email':null,'phone':'+12125550143'     | email                       | phone
          'tags':[],'dnd':true                    | tags                        | dnd
          'dndSettings':{'sms':{'status':'inactive'},'fb':{'status':'active'}} | dndSettings.SMS | dndSettings.FB
          'customFields':[{'key':'my_custom_field','value':null}] | customFields.6dvNaf7VhkQ9snc5vnjJ |
          """)
  void whatWasSentHasChangedOrNot(String sent, String changes, String unchanged) {
    UpsertRequest full = request(FULL);
    Contact before = over(Contact.blank(ID, full.attribution(), Bodies.NOW), full);
    UpsertRequest request = request(sent);
    ExplanationText text = text(request, before, over(before, request));
    assertThat(String.join(", ", changed(text))).isEqualTo(changes == null ? "" : changes);
    assertThat(String.join(", ", text.unchanged())).isEqualTo(unchanged == null ? "" : unchanged);
    assertThat(text.updated()).isEqualTo(changes != null);
  }

  @Test
  void aWithheldFieldIsNamedAsSuchOnly() {
    UpsertRequest request = request("'email':'a@b.co','phone':'+12125550143'");
    Contact contact = over(Contact.blank(ID, request.attribution(), Bodies.NOW), request);
    ContactId holder = new ContactId("00000000000000000002");
    MatchOutcome contested =
        new MatchOutcome.Contested(contact, MatchingField.EMAIL, MatchingField.PHONE, holder);
    Explanation explanation =
        new Explanation(
            List.of(MatchingField.EMAIL, MatchingField.PHONE),
            List.of(),
            contested,
            contact,
            request);
    ExplanationText text = ExplanationText.of(explanation, view(contact));
    assertThat(text.outcome()).isEqualTo("contested_by_phone");
    assertThat(text.withheld())
        .containsExactly(new ExplanationText.Withheld("phone", holder.value()));
    assertThat(text.unchanged()).containsExactly("email");
  }

  private static List<String> changed(ExplanationText text) {
    return text.changes().stream().map(ContactFields.Change::field).toList();
  }

  private static ExplanationText text(UpsertRequest request, Contact before, Contact after) {
    return ExplanationText.of(
        new Explanation(List.of(), List.of(), null, before, request), view(after));
  }

  private static ContactView view(Contact contact) {
    return new ContactView(contact, Bodies.LOCATION.id(), ApiVersion.V2021_07_28);
  }

  private static Contact over(Contact before, UpsertRequest request) {
    WriteOutcome outcome =
        Overwriting.decide(
            before, request, DuplicatePreference.DEFAULT, key -> Optional.empty(), Bodies.NOW);
    return ((WriteOutcome.Written) outcome).contact();
  }

  private static UpsertRequest request(String members) {
    byte[] body = ("{" + members + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Reading<Problem> reading =
        Bodies.read(
            ContactBody.CHANGE,
            body,
            new OptionsReader.Said(WriteOptions.DEFAULT, List.of()),
            Bodies.LOCATION);
    return ((Reading.Accepted<Problem>) reading).request();
  }
}
