package register.forms.subscription;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.forms.form.Fields;
import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.recipient.Recipient;
import register.subscription.Confirmation;
import register.subscription.Subscribing;
import register.words.Words;

/// The forms that links in mails lead to.
record LinkForms(Subscribing subscribing) {
    /// `GET` and `POST /{policy}/confirm/{token}`: confirms an address for notices.
    Answer confirm(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "confirm/" + token);
        Optional<Confirmation> found =
                call.isPost() ? subscribing.confirm(call.policy(), token) : subscribing.asked(call.policy(), token);
        return found.map(one -> one.isConfirmed() ? confirmed(shown, one) : shown.button("confirm", one.address()))
                .orElseGet(shown::gone);
    }

    private static Answer confirmed(SubscriptionPages shown, Confirmation confirmed) {
        Words words = shown.words();
        String said = words.get("confirmed-text", shown.page().provider());
        String title = words.get("confirmed-title");
        return confirmed.isMove()
                ? shown.said(200, title, said)
                : shown.said(200, title, said, words.get("confirmed-announced"));
    }

    /// `GET` and `POST /{policy}/leave/{token}`: ends a subscription. Mail programs post to it with one click (RFC
    /// 8058); the body is ignored.
    Answer leave(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "leave/" + token);
        Words words = shown.words();
        if (!call.isPost()) {
            return subscribing.leaves(call.policy(), token) ? shown.button("leave", null) : shown.gone();
        }
        return subscribing.leave(call.policy(), token)
                ? shown.said(200, words.get("left-title"), words.get("left-text"))
                : shown.gone();
    }

    /// `GET` and `POST /{policy}/address/{token}`: requests that a contact's notices go to another address, which takes
    /// effect once that address confirms.
    Answer move(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "address/" + token);
        Optional<Recipient> contact = subscribing.contact(call.policy(), token);
        if (contact.isEmpty()) {
            return shown.gone();
        }
        return call.isPost() ? moved(call, shown, contact.get()) : newAddress(shown, null, null);
    }

    private Answer moved(RoutedRequest call, SubscriptionPages shown, Recipient contact) {
        Words words = shown.words();
        String filled = Fields.of(call.request()).text(SubscriptionPages.ADDRESS);
        String address = SubscriptionPages.checked(filled);
        if (address == null) {
            return newAddress(shown, filled, words.get("no-address"));
        }
        return subscribing.askToMove(
                        contact,
                        address,
                        shown.page().language(),
                        call.request().source())
                ? shown.said(
                        202, words.get("asked-title"), words.get("asked-text", address), words.get("move-until-then"))
                : shown.tooMany();
    }

    private static Answer newAddress(SubscriptionPages shown, @Nullable String filled, @Nullable String problem) {
        return shown.asking("move", "new-address", filled, problem, List.of());
    }
}
