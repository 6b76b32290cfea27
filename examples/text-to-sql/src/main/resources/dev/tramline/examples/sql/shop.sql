CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  city VARCHAR NOT NULL
);
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  name VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  price DECIMAL(8, 2) NOT NULL
);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  product_id INTEGER NOT NULL REFERENCES products (id),
  quantity INTEGER NOT NULL
);
INSERT INTO customers VALUES
  (1, 'Ada Berg', 'Oslo'), (2, 'Bo Lund', 'Bergen'), (3, 'Cleo Ruiz', 'Madrid'),
  (4, 'Dan Falk', 'Oslo'), (5, 'Eva Sol', 'Madrid'), (6, 'Finn Moe', 'Oslo');
INSERT INTO products VALUES
  (1, 'Lamp', 'home', 45.00), (2, 'Desk', 'home', 180.00), (3, 'Pen', 'office', 2.50),
  (4, 'Paper', 'office', 6.90), (5, 'Kettle', 'kitchen', 39.90), (6, 'Pan', 'kitchen', 55.00),
  (7, 'Chair', 'home', 120.00), (8, 'Stapler', 'office', 12.00);
INSERT INTO orders VALUES
  (1, 1, 1, 2), (2, 1, 3, 10), (3, 2, 2, 1), (4, 3, 4, 5), (5, 3, 5, 1),
  (6, 4, 6, 1), (7, 4, 3, 20), (8, 5, 7, 4), (9, 5, 2, 1), (10, 5, 8, 3);
