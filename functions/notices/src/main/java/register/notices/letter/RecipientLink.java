package register.notices.letter;

import java.net.URI;
import java.util.List;
import register.recipient.Recipient;
import register.request.delivery.OutgoingMail.Header;
import register.subscription.FormTokens;
import register.subscription.FormTokens.Purpose;

/// Where a recipient changes by itself what it gets: a subscriber ends it with one click (RFC 8058), a contact names
/// another address.
@FunctionalInterface
public interface RecipientLink {
    /// Of letters that are looked at before there are recipients: it looks like theirs, and opens nothing.
    RecipientLink SHOWN = (register, recipient) -> address(register, recipient, "0".repeat(56));

    /// @param register the address below which the register's pages lie, without a slash at its end
    URI of(URI register, Recipient recipient);

    static RecipientLink of(FormTokens tokens) {
        return (register, recipient) -> address(
                register,
                recipient,
                tokens.of(
                        recipient.kind() == Recipient.Kind.SUBSCRIBER ? Purpose.LEAVE : Purpose.MOVE,
                        recipient.policy(),
                        recipient.id().value()));
    }

    /// What has mail programs offer to end it (RFC 2369, RFC 8058).
    static List<Header> headers(URI leave) {
        return List.of(
                new Header("List-Unsubscribe", "<" + leave.toASCIIString() + ">"),
                new Header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private static URI address(URI register, Recipient recipient, String token) {
        String form = recipient.kind() == Recipient.Kind.SUBSCRIBER ? "leave" : "address";
        return URI.create(
                register + "/" + recipient.policy() + "/" + form + "/" + token + "?lang=" + recipient.language());
    }
}
