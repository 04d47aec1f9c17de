package register.commands.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import register.assembly.Ports;
import register.json.Json;
import register.mail.KeptMail;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.policy.rules.PersonNames;
import register.recipient.RecipientJson;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.value.PolicyId;

/// Objections, requests and contacts that still name a person who is redacted from the list. The redaction does not
/// cover them: a person has to decide about each.
///
/// @param objections references, like `requests`
/// @param recipients ids
public record RemainingMentions(List<String> objections, List<String> requests, List<String> recipients) {
    static final RemainingMentions NOTHING = new RemainingMentions(List.of(), List.of(), List.of());

    public RemainingMentions {
        objections = List.copyOf(objections);
        requests = List.copyOf(requests);
        recipients = List.copyOf(recipients);
    }

    /// Looks before the redaction, because afterwards the name is unknown.
    ///
    /// @param id of the subprocessor or the person
    public static RemainingMentions of(Ports ports, PolicyId policy, String id) {
        List<PersonNames> names = ports.persons().of(policy).stream()
                .filter(record -> record.subprocessorId().equals(id))
                .map(record -> PersonNames.of(record.personal()))
                .toList();
        return names.isEmpty()
                ? NOTHING
                : new RemainingMentions(
                        ports.objections().all(policy).stream()
                                .filter(one -> isIn(ObjectionJson.FORM.write(one), names))
                                .map(Objection::reference)
                                .map(Object::toString)
                                .toList(),
                        ports.requests().newest(Integer.MAX_VALUE).stream()
                                .filter(one -> isIn(one, ports, names))
                                .map(DpaRequest::reference)
                                .map(Object::toString)
                                .toList(),
                        recipients(ports, policy, names));
    }

    private static List<String> recipients(Ports ports, PolicyId policy, List<PersonNames> names) {
        return ports.recipients()
                .all(policy)
                .filter(one -> isIn(RecipientJson.FORM.write(one), names))
                .map(one -> one.id().toString())
                .toList();
    }

    private static boolean isIn(DpaRequest request, Ports ports, List<PersonNames> names) {
        return isIn(DpaRequestJson.FORM.write(request), names)
                || KeptMail.of(request, ports.documents())
                        .filter(mail -> isIn(mail.read().subject(), names)
                                || isIn(mail.read().text(), names)
                                || isIn(new String(mail.raw().toArray(), UTF_8), names))
                        .isPresent();
    }

    private static boolean isIn(Json value, List<PersonNames> names) {
        return switch (value) {
            case Json.Obj object -> object.members().values().stream().anyMatch(member -> isIn(member, names));
            case Json.Arr array -> array.items().stream().anyMatch(item -> isIn(item, names));
            case Json.Str(String text) -> isIn(text, names);
            case Json.Num _, Json.Bool _, Json.Null _ -> false;
        };
    }

    private static boolean isIn(String text, List<PersonNames> names) {
        return PersonNames.named(names, text);
    }

    public Json.Obj json() {
        return Json.object()
                .put("objections", Json.strings(objections))
                .put("requests", Json.strings(requests))
                .put("recipients", Json.strings(recipients))
                .build();
    }

    /// A line each, with the command that erases it.
    public List<String> lines(PolicyId policy) {
        return Stream.of(
                        objections.stream()
                                .map(one -> "objection " + one + ": objections erase " + one + " --reason TEXT"),
                        requests.stream().map(one -> "request " + one + ": requests erase " + one),
                        recipients.stream()
                                .map(one -> "contact " + one + ": recipients erase " + policy + " --id " + one
                                        + " --reason TEXT --by NAME"))
                .flatMap(lines -> lines)
                .map(line -> "still names the person: " + line)
                .toList();
    }
}
