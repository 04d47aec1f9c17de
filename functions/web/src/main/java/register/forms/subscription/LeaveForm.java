package register.forms.subscription;

import register.read.endpoint.RoutedRequest;
import register.read.http.Answer;
import register.subscription.Subscribing;
import register.words.Words;

/// `GET` and `POST /{policy}/leave/{token}`: ends a subscription. Mail programs post to it with one click (RFC 8058);
/// the body is ignored.
record LeaveForm(Subscribing subscribing) {

    Answer answer(RoutedRequest call) {
        String token = call.variable("token");
        SubscriptionPages shown = SubscriptionPages.of(call, "leave/" + token);
        Words words = shown.words();
        if (!SubscriptionRoutes.isPost(call)) {
            return subscribing.leaves(call.policy(), token) ? shown.button("leave", null) : shown.gone();
        }
        return subscribing.leave(call.policy(), token)
                ? shown.said(200, words.get("left-title"), words.get("left-text"))
                : shown.gone();
    }
}
