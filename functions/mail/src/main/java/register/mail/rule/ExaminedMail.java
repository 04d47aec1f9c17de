package register.mail.rule;

import java.util.List;
import java.util.Optional;
import register.mail.intent.IntentFinding;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.message.Sender;

/// A message with all that the rules need.
///
/// @param policies in force at receipt, with a public address in To or Cc
public record ExaminedMail(
        DeliveredMail delivery,
        ReceivedMail mail,
        IntentFinding finding,
        List<AddressedPolicy> policies,
        MailSettings settings) {
    public ExaminedMail {
        policies = List.copyOf(policies);
    }

    public Optional<Address> from() {
        return mail.sender() instanceof Sender.Valid(Address address) ? Optional.of(address) : Optional.empty();
    }

    /// The policy that the message was sent to, if it is exactly one.
    public Optional<AddressedPolicy> policy() {
        return policies.size() == 1 ? Optional.of(policies.getFirst()) : Optional.empty();
    }

    /// The envelope's sender; empty if it is null.
    Optional<Address> envelopeSender() {
        return delivery.envelopeSender();
    }
}
