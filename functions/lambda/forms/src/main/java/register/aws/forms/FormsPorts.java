package register.aws.forms;

import register.aws.Connection;
import register.aws.dynamodb.DynamoPorts;
import register.aws.dynamodb.Reads;
import register.aws.dynamodb.subscription.DynamoConfirmations;
import register.recipient.Recipients;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.subscription.Confirmations;
import register.value.ReferenceKey;

/// The table, and what is found in it by the register's key.
final class FormsPorts extends DynamoPorts {
    private final ReferenceKey key;

    /// @throws BadSettingException naming the first missing variable
    FormsPorts(Variables variables, Connection connection, ReferenceKey key) {
        super(connection.dynamoDb(), name(variables), Reads.EVENTUAL);
        this.key = key;
    }

    Recipients recipients() {
        return recipients(key);
    }

    Confirmations confirmations() {
        return over(DynamoConfirmations::new);
    }
}
