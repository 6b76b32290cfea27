/** All that happens between an order and a loaf. The oven is hot. */
package bakery;
