import { julia } from '../../../src/languages/julia';
import { testFixtures } from '../shared/fixtures';

testFixtures(__dirname, [julia]);
