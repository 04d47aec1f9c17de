package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// A version's text in one language.
///
/// @param provider the name of the publishing company, as the source writes it
public record Edition(EditionStatus status, String title, String provider, List<Section> sections) {
    public Edition {
        sections = List.copyOf(sections);
    }

    /// A natural person named in the policy's text, such as a data protection officer. Paragraphs and bullets have a
    /// placeholder for the name, `{id}`, or for the mailbox, `{id.email}`. As for a sole trader, the chain holds a
    /// commitment; the name is in a separate record, which can be erased.
    ///
    /// @param id a slug, stable over versions, and not a subprocessor's
    /// @param person the commitment; present only if name and mailbox are not
    /// @param name as in the text
    /// @param email the person's mailbox; absent if the text has none
    public record NamedPerson(
            String id,
            @Nullable Commitment person,
            @Nullable String name,
            @Nullable String email) {
        public NamedPerson {
            if ((person == null) == (name == null) || (name == null && email != null)) {
                throw new IllegalArgumentException("a person has either a name or a commitment");
            }
        }

        /// Parses the form that `json` writes.
        public static NamedPerson read(Members in) {
            String commitment = in.optionalText("person");
            return new NamedPerson(
                    in.text("id"),
                    commitment == null ? null : new Commitment(commitment),
                    in.optionalText("name"),
                    in.optionalText("email"));
        }

        public Json.Obj json() {
            return Json.object()
                    .put("id", id)
                    .put("person", person == null ? null : person.hex())
                    .putAll(personal().members())
                    .build();
        }

        /// The record kept beside the chain.
        public Json.Obj personal() {
            return Json.object().put("name", name).put("email", email).build();
        }

        /// True if the name is missing; for readers that means it was erased.
        public boolean redacted() {
            return person != null;
        }

        /// The person as the chain holds them.
        public NamedPerson committed(Commitment commitment) {
            return new NamedPerson(id, commitment, null, null);
        }

        /// The person with the fields of the record beside the chain.
        public NamedPerson shown(Members personal) {
            return new NamedPerson(id, null, personal.optionalText("name"), personal.optionalText("email"));
        }

        /// The person's placeholders in texts: for the name, and for the mailbox.
        public List<String> placeholders() {
            return List.of("{" + id + "}", "{" + id + ".email}");
        }

        /// Fills the person into a text's placeholders.
        ///
        /// @param removed the words that replace erased details
        public String in(String text, String removed) {
            List<String> places = placeholders();
            return text.replace(places.getFirst(), name == null ? removed : name)
                    .replace(places.getLast(), email == null ? removed : email);
        }

        /// Omits the name, so that it is never logged by accident.
        @Override
        public String toString() {
            return "NamedPerson[" + id + "]";
        }
    }
}
