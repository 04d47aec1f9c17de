package register.machine.http;

/// What a server answers.
public interface HttpHandler {
    /// How many bytes of a request's body are read at most; 0 to leave it unread. What is left unread closes the
    /// connection.
    int most(HttpRequest head);

    HttpResponse answer(HttpRequest asked);

    /// What the server itself answers, without a body's or a function's help: 400 and others for what is no HTTP, 408
    /// for what came too slowly, 503 where it has no room, 500 where answering failed.
    HttpResponse refuse(int status);
}
