/// Posts to servers that others name, and to no private address.
package register.webhooks.post;
