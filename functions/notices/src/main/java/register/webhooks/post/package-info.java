/// Posts to third parties' servers, never to a private address.
package register.webhooks.post;
