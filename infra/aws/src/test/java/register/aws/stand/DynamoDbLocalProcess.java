package register.aws.stand;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;

/// DynamoDB Local's own process: on a free port of the loopback, which its options cannot ask for. It prints the
/// port, and ends with its standard input, so with the process that started it, however that ends. Called by
/// reflection only: nothing is compiled against it, and its class path has none of the tests' libraries.
final class DynamoDbLocalProcess {
    private DynamoDbLocalProcess() {}

    /// @param arguments of DynamoDB Local
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        PrintStream answer = System.out;
        System.setOut(System.err);
        Object local = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments);
        Field field = local.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object server = field.get(local);
        Object connector =
                ((Object[]) server.getClass().getMethod("getConnectors").invoke(server))[0];
        Class<?> type = connector.getClass();
        type.getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
        type.getMethod("setPort", int.class).invoke(connector, 0);
        local.getClass().getMethod("start").invoke(local);
        answer.println(type.getMethod("getLocalPort").invoke(connector));
        System.in.transferTo(PrintStream.nullOutputStream());
        System.exit(0);
    }
}
