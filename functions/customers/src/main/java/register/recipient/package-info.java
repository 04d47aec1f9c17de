/// Who is told of changes: contract contacts and subscribers.
package register.recipient;
